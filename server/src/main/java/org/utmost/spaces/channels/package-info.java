@Neighbours({"schemes", "teams"})
@NullMarked
package org.utmost.spaces.channels;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
