@Neighbours({"events", "files", "ids", "json", "text"})
@NullMarked
package org.utmost.platform.config;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
