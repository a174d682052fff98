@Neighbours({"config", "events", "files", "health", "text"})
@NullMarked
package org.utmost.platform.database;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
