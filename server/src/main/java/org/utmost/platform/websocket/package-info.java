@Neighbours({"config", "database", "http", "json"})
@NullMarked
package org.utmost.platform.websocket;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
