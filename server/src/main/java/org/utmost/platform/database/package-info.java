@Neighbours({"config", "events", "files", "health"})
@NullMarked
package org.utmost.platform.database;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
