package io.slotwise.intake.mapping;

import io.slotwise.intake.csv.CsvDialect;
import io.slotwise.intake.csv.CsvDialect.DateOrder;
import io.slotwise.intake.csv.CsvTable;
import io.slotwise.intake.csv.Texts;
import io.slotwise.intake.mapping.Mapping.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the columns of a file mean by words that such files commonly use for them. A word must be met whole; of several
 * columns for one field the word that stands first here counts, and no column is two fields. Who uses it says what was
 * told, since a heading may lie.
 */
public final class Headings {
    /** The name of a mapping that was told by headings. */
    private static final String NAME = "told by its headings";

    private static final String DEVICE = "device_id";

    /** Field, then its words without case, blanks and punctuation; fields are served in this order. */
    private static final SequencedMap<String, List<String>> WORDS = new LinkedHashMap<>();

    static {
        word(
                "timestamp",
                "timestamp datetime dateandtime soldat vendedat transactiontimestamp "
                        + "transactiondatetime transdatetime salesdatetime saledatetime orderdatetime zeitstempel");
        word(
                "date",
                "date transactiondate transdate saledate salesdate venddate solddate orderdate invoicedate "
                        + "businessdate dateofsale day datum tag createdat");
        word("time", "time vendtime transactiontime transtime saletime salestime ordertime timeofday uhrzeit zeit");
        word(
                DEVICE,
                "deviceid machineid vendingmachineid vmid assetid terminalid kioskid storeid deviceno machineno "
                        + "devicenumber machinenumber machinecode devicecode serialnumber device machine vendingmachine asset "
                        + "terminal kiosk automat automatid store shop site location");
        word("device_name", "devicename machinename assetname machine device asset storename automat");
        word("location", "location locationname storelocation site sitename address place standort");
        word("venue_type", "venuetype locationtype sitetype");
        word("time_zone", "timezone");
        word("currency", "currency currencycode waehrung");
        word("cabinet_index", "cabinetindex cabinet");
        word(
                "slot",
                "slot slotid slotposition slotnumber slotno slotcode coil coilid coilnumber rcoil mcoil selection "
                        + "selectionid selectionnumber position lane traynumber fach");
        word(
                "product_id",
                "productid itemid skuid sku productcode itemcode articleid articlenumber stockcode upc ean "
                        + "gtin plu artikelnummer");
        word(
                "product_name",
                "productname itemname product item productdetail productdescription itemdescription "
                        + "description article articlename coffeename drinkname drink beverage snack name artikel produkt");
        word("category", "category productcategory itemcategory categoryname productgroup department kategorie");
        word(
                "quantity",
                "quantity qty units unitssold quantitysold qtysold transactionqty itemqty itemquantity rqty "
                        + "sold count menge anzahl");
        word(
                "unit_price",
                "unitprice price itemprice saleprice sellingprice salesprice vendprice priceeach productprice "
                        + "rprice money preis einzelpreis");
        word(
                "total",
                "total linetotal totalprice totalamount amount salesamount saleamount transactionamount amountpaid "
                        + "revenue sales grosssales netsales value betrag summe umsatz");
        word(
                "transaction_id",
                "transactionid transaction transid transactionnumber transactionno orderid ordernumber "
                        + "receiptid receipt receiptnumber receiptno invoiceno invoiceid invoice basketid basket ticketid ticket "
                        + "billno billnumber bonnummer");
        word("card", "card cardid cardtoken cardhash");
        word(
                "payment",
                "payment paymentmethod paymenttype paymentmode cashtype tender tendertype paymethod paytype "
                        + "zahlungsart");
        word("capacity", "capacity maxcapacity slotcapacity coilcapacity maxquantity kapazitaet");
        word("par_level", "parlevel par targetlevel");
        word("width_columns", "widthcolumns");
        word("price", "price unitprice vendprice sellingprice preis");
        word("cost", "cost unitcost costprice purchaseprice einkaufspreis");
        word("cabinet_type", "cabinettype");
    }

    /** What stands in a slot; how much of it was sold is another matter. */
    private static final List<String> STOCK =
            List.of("quantity", "stock", "currentstock", "onhand", "inventory", "bestand");

    private Headings() {}

    /**
     * The mapping of a file of sales (it says when, and what) or, without days, of a planogram (it says where, and
     * what); null where the header tells neither.
     */
    public static @Nullable Mapping of(CsvTable table) {
        Map<String, String> sales = columns(table, Kind.SALES);
        if (names(sales) && (sales.containsKey("timestamp") || sales.containsKey("date"))) {
            return Mapping.ofColumns(NAME, Kind.SALES, sales);
        }
        Map<String, String> slots = columns(table, Kind.PLANOGRAM);
        return names(slots) && slots.containsKey("slot") ? Mapping.ofColumns(NAME, Kind.PLANOGRAM, slots) : null;
    }

    /** The mapping of a table of baskets, which says of which transaction each product is; null where it does not. */
    public static @Nullable Mapping baskets(CsvTable table) {
        Map<String, String> columns = columns(table, Kind.SALES);
        return names(columns) && columns.containsKey("transaction_id")
                ? Mapping.ofColumns(NAME, Kind.SALES, columns)
                : null;
    }

    /** True if no heading tells more of a table than a preset does. */
    static boolean addNothing(CsvTable table, Mapping preset) {
        return preset.columns()
                .keySet()
                .containsAll(columns(table, preset.kind()).keySet());
    }

    /** What was told, for whoever has to see whether it is so; empty where nothing was. */
    public static Optional<String> words(Mapping mapping, CsvDialect dialect) {
        if (mapping.notation() != null) {
            return Optional.empty();
        }
        String columns = mapping.columns().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> "%s = %s".formatted(entry.getKey(), Texts.shown(entry.getValue())))
                .collect(Collectors.joining(", "));
        String origin = mapping.name().equals(NAME) ? "were told by their headings" : "are as they were chosen";
        String machine = mapping.constants().containsKey(DEVICE)
                ? ", and all rows are of one machine (%s)".formatted(Mapping.ONLY_MACHINE)
                : "";
        return Optional.of("The columns %s: %s%s; %s, decimal %s. Give a mapping file if that is wrong."
                .formatted(
                        origin,
                        columns,
                        machine,
                        dates(dialect.dateOrder()),
                        dialect.decimalMark().name().toLowerCase(Locale.ROOT)));
    }

    private static String dates(DateOrder order) {
        return switch (order) {
            case ISO -> "dates year-month-day alone";
            case MONTH_DAY_YEAR -> "dates month/day/year";
            case DAY_MONTH_YEAR -> "dates day/month/year";
        };
    }

    private static boolean names(Map<String, String> columns) {
        return columns.containsKey("product_id") || columns.containsKey("product_name");
    }

    /** Our fields to the table's columns. */
    private static Map<String, String> columns(CsvTable table, Kind kind) {
        Map<String, String> found = new LinkedHashMap<>();
        List<String> left = new ArrayList<>(table.header());
        WORDS.forEach((field, words) -> {
            List<String> own = kind == Kind.PLANOGRAM && field.equals("quantity") ? STOCK : words;
            String column = Mapping.fields(kind).contains(field) ? first(own, left) : null;
            if (column != null) {
                found.put(field, column);
                left.remove(column);
            }
        });
        if (!found.containsKey("date") && found.containsKey("time")) {
            found.putIfAbsent("timestamp", found.get("time"));
        }
        if (found.containsKey("timestamp")) {
            found.keySet().removeAll(List.of("date", "time"));
        }
        return found;
    }

    private static @Nullable String first(List<String> words, List<String> columns) {
        for (String word : words) {
            for (String column : columns) {
                if (bare(column).equals(word)) {
                    return column;
                }
            }
        }
        return null;
    }

    private static String bare(String column) {
        return column.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]", "")
                .replace("ä", "ae");
    }

    private static void word(String field, String words) {
        WORDS.put(field, List.of(words.split(" ")));
    }
}
