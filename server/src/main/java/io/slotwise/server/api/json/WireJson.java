package io.slotwise.server.api.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Position;
import java.math.BigDecimal;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * How answers are written: snake_case, enums in lower case, money as a plain decimal number, positions as
 * {@code "A1"}, nulls kept. Only writes; what comes in goes through {@link StrictJson}.
 */
public final class WireJson {
    public static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.ALWAYS))
            .addModule(new SimpleModule("slotwise")
                    .addSerializer(new MoneyWriter())
                    .addSerializer(new PositionWriter())
                    .addSerializer(new ChoiceWriter()))
            .build();

    private WireJson() {}

    private static final class MoneyWriter extends StdSerializer<Money> {
        private static final int LEAST_DECIMALS = 2;

        MoneyWriter() {
            super(Money.class);
        }

        @Override
        public void serialize(Money money, JsonGenerator out, SerializationContext context) {
            BigDecimal amount = money.toBigDecimal().stripTrailingZeros();
            out.writeNumber(
                    amount.setScale(Math.max(LEAST_DECIMALS, amount.scale()))); // as a number: trees take no text
        }
    }

    private static final class PositionWriter extends StdSerializer<Position> {
        PositionWriter() {
            super(Position.class);
        }

        @Override
        public void serialize(Position position, JsonGenerator out, SerializationContext context) {
            out.writeString(position.toString());
        }
    }

    @SuppressWarnings("rawtypes") // Jackson asks for the raw class of all enums
    private static final class ChoiceWriter extends StdSerializer<Enum> {
        ChoiceWriter() {
            super(Enum.class);
        }

        @Override
        public void serialize(Enum choice, JsonGenerator out, SerializationContext context) {
            out.writeString(choice.name().toLowerCase(java.util.Locale.ROOT));
        }
    }
}
