package org.utmost.platform.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** Where the nodes of a cluster have their configuration: in one place for all of them. */
public interface ConfigStorage {
    /** The document that counts; one that was not there is made of this. */
    ObjectNode read(ObjectNode first);

    /**
     * Changes it, one change at a time over all nodes; when this returns, every node goes by it.
     *
     * @param change is given what is there, and throws what keeps the document from being taken
     */
    ObjectNode change(UnaryOperator<ObjectNode> change);
}
