@Neighbours({"channels", "schemes", "teams"})
@NullMarked
package org.utmost.spaces.members;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
