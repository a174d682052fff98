@Neighbours({"config", "files"})
@NullMarked
package org.utmost.platform.observability;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
