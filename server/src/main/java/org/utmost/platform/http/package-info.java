@Neighbours({"config", "database", "events", "ids", "json", "text"})
@NullMarked
package org.utmost.platform.http;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
