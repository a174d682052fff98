package org.utmost.administration.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.utmost.platform.json.Json;

/** What the parameters of paths and queries are; their names say it. */
enum ParameterType {
    TEXT,
    ID,
    USER_ID,
    FLAG,
    NUMBER;

    private static final Set<String> IDS = Set.of("after", "before", "fromPost", "in_channel", "in_team");
    private static final Set<String> FLAGS = Set.of(
            "active",
            "exclude_files_count",
            "get_server_status",
            "inactive",
            "include_deleted",
            "include_total_count",
            "permanent",
            "remove_defaults",
            "remove_masked",
            "set_online",
            "use_rest_semantics");
    private static final Set<String> NUMBERS = Set.of(
            "fromCreateAt",
            "limit",
            "limit_after",
            "limit_before",
            "page",
            "perPage",
            "per_page",
            "sequence_number",
            "since");

    private static final String ID_PATTERN = "[A-Za-z0-9]{26}";

    static ParameterType of(String name, boolean inPath) {
        if (name.equals("user_id") && inPath) {
            return USER_ID;
        }
        if (name.endsWith("_id") || IDS.contains(name)) {
            return ID;
        }
        if (FLAGS.contains(name)) {
            return FLAG;
        }
        return NUMBERS.contains(name) ? NUMBER : TEXT;
    }

    ObjectNode schema() {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        return switch (this) {
            case TEXT -> schema.put("type", "string");
            case ID -> schema.put("type", "string").put("pattern", "^" + ID_PATTERN + "$");
            case USER_ID -> schema.put("type", "string").put("pattern", "^(" + ID_PATTERN + "|me)$");
            case FLAG -> schema.put("type", "boolean");
            case NUMBER -> schema.put("type", "integer").put("format", "int64").put("minimum", 0);
        };
    }
}
