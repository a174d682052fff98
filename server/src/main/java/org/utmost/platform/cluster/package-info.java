/** Several nodes that are one server: what happens on one is known to all. */
@Neighbours({"config", "database", "events", "health", "ids", "json"})
@NullMarked
package org.utmost.platform.cluster;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
