package io.slotwise.intake.coils;

import io.slotwise.engine.model.Cabinet;
import io.slotwise.engine.model.Facing;
import io.slotwise.engine.model.Money;
import io.slotwise.engine.model.Planogram;
import io.slotwise.engine.model.Position;
import io.slotwise.engine.model.Slot;
import io.slotwise.engine.model.Temperature;
import io.slotwise.engine.sales.Sale;
import io.slotwise.engine.sales.SlotChange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Remembers, in few bytes, which coil sold which product when, and tells the planogram over time from it. */
public final class CoilLog {
    private static final int SILENT_DAYS = 42;
    private static final double SIDE_BY_SIDE_SHARE = 0.25;
    private static final int SIDE_BY_SIDE_UNITS = 10;
    private static final int SIDE_BY_SIDE_ALTERNATIONS = 4;

    private record Place(String deviceId, int cabinetIndex, Position slot) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparing(Place::deviceId)
                .thenComparingInt(Place::cabinetIndex)
                .thenComparing(Place::slot);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<Place, Coil> coils = new TreeMap<>();
    private final Map<String, Integer> indexOf = new HashMap<>();
    private final List<String> productIds = new ArrayList<>();
    private final Map<String, Integer> lastDay = new HashMap<>();

    /** Takes note of a sale; one whose slot is unknown says nothing. */
    public void add(Sale sale) {
        if (sale.slot() == null) {
            return;
        }
        int day = Math.toIntExact(sale.date().toEpochDay());
        int product = indexOf.computeIfAbsent(sale.productId(), id -> {
            productIds.add(id);
            return productIds.size() - 1;
        });
        Place place = new Place(sale.deviceId(), sale.cabinetIndex(), sale.slot());
        long price = sale.unitPrice() == null ? -1 : sale.unitPrice().tenThousandths();
        coils.computeIfAbsent(place, any -> new Coil()).add(day, product, sale.quantity(), price);
        lastDay.merge(sale.deviceId(), day, Math::max);
    }

    public boolean isEmpty() {
        return coils.isEmpty();
    }

    /** What a slot held on a day, as far as its sales tell; for days before its first sale the first product. */
    public @Nullable String productAt(String deviceId, int cabinetIndex, Position slot, LocalDate day) {
        Coil coil = coils.get(new Place(deviceId, cabinetIndex, slot));
        if (coil == null) {
            return null;
        }
        List<Segmentation.Stretch> stretches = Segmentation.of(coil);
        int product = stretches.getFirst().product();
        for (Segmentation.Stretch stretch : stretches) {
            product = coil.day(stretch.lines().getFirst()) <= day.toEpochDay() ? stretch.product() : product;
        }
        return productIds.get(product);
    }

    public Reconstruction reconstruct() {
        List<SlotChange> changes = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Map<String, Map<Integer, List<Slot>>> slots = new LinkedHashMap<>();
        coils.forEach((place, coil) -> {
            List<Segmentation.Stretch> stretches = Segmentation.of(coil);
            stretches.forEach(stretch -> changes.add(change(place, coil, stretch)));
            warn(place, coil, stretches, warnings);
            slots.computeIfAbsent(place.deviceId(), any -> new TreeMap<>())
                    .computeIfAbsent(place.cabinetIndex(), any -> new ArrayList<>())
                    .add(slot(place, coil, stretches.getLast()));
        });
        Map<String, List<Planogram>> planograms = new LinkedHashMap<>();
        slots.forEach((device, cabinets) -> {
            List<Planogram> all = new ArrayList<>();
            cabinets.forEach((index, own) -> all.add(planogram(index, own)));
            planograms.put(device, all);
        });
        if (!coils.isEmpty()) {
            warnings.addFirst(
                    "No planogram was given: %d slots of %d machines were reconstructed from their sales. Capacities, widths and coils that never sold are unknown; capacity 0 stands for unknown."
                            .formatted(coils.size(), planograms.size()));
        }
        return new Reconstruction(planograms, changes, warnings);
    }

    private SlotChange change(Place place, Coil coil, Segmentation.Stretch stretch) {
        return new SlotChange(
                LocalDate.ofEpochDay(coil.day(stretch.lines().getFirst())),
                place.deviceId(),
                place.cabinetIndex(),
                place.slot(),
                productIds.get(stretch.product()),
                price(coil, stretch),
                null);
    }

    private Slot slot(Place place, Coil coil, Segmentation.Stretch last) {
        Facing facing = new Facing(productIds.get(last.product()), price(coil, last), 0, null);
        return Slot.empty(place.slot(), 0).with(facing);
    }

    private static Planogram planogram(int index, List<Slot> slots) {
        int rows = slots.stream().mapToInt(slot -> slot.position().row()).max().orElse(0) + 1;
        int columns = slots.stream().mapToInt(Slot::endColumn).max().orElse(1);
        return new Planogram(Cabinet.of(index, "", rows, columns, Temperature.AMBIENT), slots);
    }

    /** The price most often paid for the stretch's product; of equals the later one. */
    private static @Nullable Money price(Coil coil, Segmentation.Stretch stretch) {
        Map<Long, Integer> units = new HashMap<>();
        long best = -1;
        for (int line : stretch.lines()) {
            long price = coil.price(line);
            if (coil.product(line) == stretch.product() && price >= 0) {
                int total = units.merge(price, coil.units(line), Integer::sum);
                best = best < 0 || total >= units.getOrDefault(best, 0) ? price : best;
            }
        }
        return best < 0 ? null : new Money(best);
    }

    private void warn(Place place, Coil coil, List<Segmentation.Stretch> stretches, List<String> warnings) {
        for (Segmentation.Stretch stretch : stretches) {
            warnSideBySide(place, coil, stretch, warnings);
        }
        int last = coil.day(stretches.getLast().lines().getLast());
        int silent = lastDay.getOrDefault(place.deviceId(), last) - last;
        if (silent >= SILENT_DAYS) {
            warnings.add(
                    "The slot (%s) of device (%s) has sold nothing since %s; what it sold last is taken to stand there."
                            .formatted(place.slot(), place.deviceId(), LocalDate.ofEpochDay(last)));
        }
    }

    private void warnSideBySide(Place place, Coil coil, Segmentation.Stretch stretch, List<String> warnings) {
        int total = 0;
        int odd = 0;
        int alternations = 0;
        for (int i = 0; i < stretch.lines().size(); i++) {
            int line = stretch.lines().get(i);
            total += coil.units(line);
            odd += coil.product(line) == stretch.product() ? 0 : coil.units(line);
            alternations +=
                    i > 0 && coil.product(line) != coil.product(stretch.lines().get(i - 1)) ? 1 : 0;
        }
        if (total >= SIDE_BY_SIDE_UNITS
                && odd >= SIDE_BY_SIDE_SHARE * total
                && alternations >= SIDE_BY_SIDE_ALTERNATIONS) {
            warnings.add(
                    "The slot (%s) of device (%s) sold other products beside (%s) from %s on: %d of %d units. The most frequent is taken."
                            .formatted(
                                    place.slot(),
                                    place.deviceId(),
                                    productIds.get(stretch.product()),
                                    LocalDate.ofEpochDay(
                                            coil.day(stretch.lines().getFirst())),
                                    odd,
                                    total));
        }
    }
}
