package io.slotwise.server.api;

import static io.slotwise.server.TestServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.slotwise.server.Served;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Planograms, machines, products and sales over HTTP. */
class StoredThingsTest {
    @RegisterExtension
    static final Served server = Served.fleet(1, 3, 400);

    @Test
    void a_planogram_that_was_read_is_saved_back_as_the_same_version() {
        HttpResponse<String> read = server.get("/api/planograms/m0-0");
        assertThat(read.statusCode()).isEqualTo(200);
        String etag = etag(read);
        HttpResponse<String> saved = put("/api/planograms/m0-0", body(read), Map.of("If-Match", etag));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(200);
        assertThat(etag(saved)).isEqualTo(etag);
    }

    @Test
    void the_second_of_two_editors_is_told_and_loses_nothing() {
        HttpResponse<String> read = server.get("/api/planograms/m1-0");
        HttpResponse<String> first = put("/api/planograms/m1-0", changed(read, 3), Map.of("If-Match", etag(read)));
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        HttpResponse<String> second = put("/api/planograms/m1-0", changed(read, 4), Map.of("If-Match", etag(read)));
        assertThat(second.statusCode()).isEqualTo(412);
        assertThat(etag(second)).isEqualTo(etag(first));
        JsonNode history = json(server.get("/api/planograms/m1-0/history"));
        assertThat(history.at("/versions/0/version").intValue()).isEqualTo(2);
        assertThat(history.at("/versions/0/diff")).isNotEmpty();
    }

    @Test
    void a_planogram_goes_out_as_a_table_a_picklist_and_a_page() {
        HttpResponse<String> table = server.get("/api/planograms/m0-0/export?format=csv");
        HttpResponse<String> picklist = server.get("/api/planograms/m0-0/export?format=picklist");
        HttpResponse<String> page = server.get("/api/planograms/m0-0/export?format=pdf");

        int slots =
                json(server.get("/api/planograms/m0-0")).at("/planogram/slots").size();
        assertThat(table.body().lines()).hasSize(slots + 1);
        assertThat(table.body()).startsWith("device_id,cabinet_index,slot,product_id");
        assertThat(picklist.body()).startsWith("product_id,product_name,units,slots");
        assertThat(page.body()).startsWith("%PDF-");
        assertThat(page.headers().firstValue("Content-Type")).hasValue("application/pdf");
    }

    @Test
    void an_export_of_no_planogram_or_in_no_known_form_is_refused() {
        assertThat(server.get("/api/planograms/nothing-0/export").statusCode()).isEqualTo(404);
        assertThat(server.get("/api/planograms/m0-0/export?format=docx").statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_save_that_names_no_version_is_refused() {
        HttpResponse<String> read = server.get("/api/planograms/m0-1");
        HttpResponse<String> saved = put("/api/planograms/m0-1", body(read), Map.of());
        assertThat(saved.statusCode()).isEqualTo(428);
    }

    @Test
    void a_product_that_nobody_knows_is_pointed_at() {
        HttpResponse<String> read = server.get("/api/planograms/m0-1");
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(body(read));
        ((ObjectNode) body.at("/planogram/slots/2")).put("product_id", "nobody");
        HttpResponse<String> saved = put("/api/planograms/m0-1", body.toString(), Map.of("If-Match", etag(read)));
        assertThat(saved.statusCode()).isEqualTo(422);
        assertThat(json(saved).at("/errors/0/pointer").stringValue()).isEqualTo("/planogram/slots/2/product_id");
    }

    @Test
    void an_unknown_field_is_refused_where_something_would_be_changed() {
        HttpResponse<String> read = server.get("/api/planograms/m0-1");
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(body(read));
        body.put("planogramm", 1);
        HttpResponse<String> saved = put("/api/planograms/m0-1", body.toString(), Map.of("If-Match", etag(read)));
        assertThat(saved.statusCode()).isEqualTo(422);
        assertThat(json(saved).at("/errors/0/pointer").stringValue()).isEqualTo("/planogramm");
    }

    @Test
    void a_planogram_that_did_not_change_is_not_sent_again() {
        HttpResponse<String> read = server.get("/api/planograms/m2-0");
        HttpResponse<String> again = server.send(HttpRequest.newBuilder(server.at("/api/planograms/m2-0"))
                .header("If-None-Match", etag(read))
                .GET());
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void lists_go_on_from_page_to_page() {
        JsonNode first = json(server.get("/api/devices?limit=2"));
        assertThat(first.at("/devices")).hasSize(2);
        JsonNode second = json(
                server.get("/api/devices?limit=2&after=" + first.at("/next").stringValue()));
        assertThat(second.at("/devices/0/device_id").stringValue()).isEqualTo("m2");
        assertThat(second.at("/next").isNull()).isTrue();
        assertThat(json(server.get("/api/planograms")).at("/planograms")).hasSize(6);
        assertThat(json(server.get("/api/products?q=p3")).at("/products")).hasSize(1);
        assertThat(server.get("/api/devices?limit=0").statusCode()).isEqualTo(400);
    }

    @Test
    void a_product_is_added_once_however_often_the_request_is_sent() {
        String body = "{\"product_id\": \"new\", \"name\": \"New\", \"price\": 2.25, \"tags\": [\"nuts\"]}";
        Map<String, String> key = Map.of("Idempotency-Key", "k1");
        HttpResponse<String> first = post("/api/products", body, key);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(post("/api/products", body, key).body()).isEqualTo(first.body());
        HttpResponse<String> other = post("/api/products", body.replace("2.25", "2.5"), key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(server.get("/api/products/new")).at("/price").decimalValue())
                .isEqualByComparingTo("2.25");
    }

    @Test
    void a_batch_of_sales_counts_once() {
        String body = """
                {"sales": [
                  {"timestamp": "2027-03-01T10:00", "device_id": "m0", "slot": "A1", "product_id": "p1", "unit_price": 1.5},
                  {"timestamp": "2027-03-01T10:00", "device_id": "m0", "slot": "A1", "product_id": "p1", "unit_price": 1.5}]}
                """;
        assertThat(json(post("/api/sales", body, Map.of())).at("/added").intValue())
                .isEqualTo(2);
        assertThat(json(post("/api/sales", body, Map.of())).at("/already_known").intValue())
                .isEqualTo(2);
        JsonNode shown = json(server.get("/api/sales?device_id=m0&from=2027-03-01&to=2027-03-01"));
        assertThat(shown.at("/sales")).hasSize(2);
    }

    @Test
    void sales_of_an_unknown_machine_are_refused_and_pointed_at() {
        HttpResponse<String> refused = post(
                "/api/sales",
                "{\"sales\": [{\"timestamp\": \"2027-03-02\", \"device_id\": \"nowhere\", \"product_id\": \"p1\"}]}",
                Map.of());
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/errors/0/pointer").stringValue()).isEqualTo("/sales/0/device_id");
    }

    private static String body(HttpResponse<String> read) {
        return "{\"planogram\": %s}".formatted(json(read).at("/planogram"));
    }

    private static String changed(HttpResponse<String> read, int capacity) {
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(body(read));
        ((ObjectNode) body.at("/planogram/slots/0")).put("capacity", capacity + 100);
        return body.toString();
    }

    private static String etag(HttpResponse<String> response) {
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private static HttpResponse<String> put(String path, String body, Map<String, String> headers) {
        return send(HttpRequest.newBuilder(server.at(path)).PUT(BodyPublishers.ofString(body)), headers);
    }

    private static HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        return send(HttpRequest.newBuilder(server.at(path)).POST(BodyPublishers.ofString(body)), headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, Map<String, String> headers) {
        headers.forEach(request::header);
        return server.send(request.header("Content-Type", "application/json"));
    }
}
