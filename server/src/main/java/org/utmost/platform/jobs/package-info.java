/** What outlives the request that wanted it: durable, tried again, done by one node. */
@Neighbours({"database", "events", "health", "ids", "json"})
@NullMarked
package org.utmost.platform.jobs;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
