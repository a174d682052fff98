@Neighbours({"channels", "schemes", "teams"})
@NullMarked
package org.utmost.spaces.moderations;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
