package org.utmost.administration.reference;

import java.util.List;
import org.utmost.platform.text.Csv;

/**
 * One operation of the API that we speak, whether we have it or not.
 *
 * @param tag what the API reference files it under
 * @param id its operationId; empty for one that is not documented
 * @param edition where it works without us: {@code team}, {@code enterprise}, …
 */
public record Operation(String method, String path, String tag, String id, String edition) {
    /** Every operation, in the order of the API reference. */
    public static final List<Operation> ALL = Csv.rows(Operation.class, "operations.csv").stream()
            .map(row -> new Operation(row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)))
            .toList();

    /** Method and path with every parameter as {@code {}}: names of parameters make no difference. */
    public String key() {
        return key(method, path);
    }

    /** The same of a route. */
    public static String key(String method, String path) {
        return method + " " + path.replaceAll("\\{[^}]*}", "{}");
    }
}
