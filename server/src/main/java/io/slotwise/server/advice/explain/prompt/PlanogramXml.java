package io.slotwise.server.advice.explain.prompt;

import io.slotwise.engine.demand.Rates;
import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Product;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.zones.Zone;
import io.slotwise.server.advice.Situation;
import io.slotwise.server.advice.verify.Aliases;
import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A planogram as hierarchical XML: cabinet, rows with their zone, slots; products by their aliases. */
final class PlanogramXml {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private static final double DAYS_A_WEEK = 7;

    private PlanogramXml() {}

    static String of(Situation situation, Aliases aliases) {
        Planogram planogram = situation.planogram();
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(text);
            Cabinet cabinet = planogram.cabinet();
            xml.writeStartElement("planogram");
            xml.writeEmptyElement("cabinet");
            xml.writeAttribute("temperature", cabinet.temperature().name().toLowerCase(Locale.ROOT));
            xml.writeAttribute("rows", Integer.toString(cabinet.rows().size()));
            xml.writeAttribute("columns", Integer.toString(cabinet.columns()));
            for (int row = 0; row < cabinet.rows().size(); row++) {
                row(xml, planogram, row, slot -> slot(xml, slot, aliases, situation));
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Writing to memory does not fail.", e);
        }
        return text.toString();
    }

    @FunctionalInterface
    private interface SlotWriter {
        void write(Slot slot) throws XMLStreamException;
    }

    private static void row(XMLStreamWriter xml, Planogram planogram, int row, SlotWriter writer)
            throws XMLStreamException {
        boolean open = false;
        for (Slot slot : planogram.slots()) {
            if (slot.position().row() != row) {
                continue;
            }
            if (!open) {
                xml.writeCharacters("\n");
                xml.writeStartElement("row");
                xml.writeAttribute("letter", Position.rowLetters(row));
                xml.writeAttribute("zone", Zone.of(planogram.cabinet(), row).name());
                open = true;
            }
            writer.write(slot);
        }
        if (open) {
            xml.writeEndElement();
        }
    }

    /** What the list of products says is not said again in each slot. */
    private static void slot(XMLStreamWriter xml, Slot slot, Aliases aliases, Situation situation)
            throws XMLStreamException {
        xml.writeEmptyElement("slot");
        xml.writeAttribute("position", slot.position().toString());
        Facing facing = slot.facing();
        String alias = facing == null ? null : aliases.alias(facing.productId());
        if (facing != null && alias != null) {
            xml.writeAttribute("product", alias);
            Product product = situation.catalogue().find(facing.productId());
            if (facing.price() != null && (product == null || !facing.price().equals(product.price()))) {
                xml.writeAttribute("price", facing.price().toString());
            }
            Rates rates = situation.model().get().evidence().rates();
            xml.writeAttribute(
                    "weekly",
                    String.format(
                            Locale.ROOT,
                            "%.1f",
                            DAYS_A_WEEK * rates.rate(facing.productId()).mean()));
        }
    }
}
