@Neighbours("roles")
@NullMarked
package org.utmost.identity.users;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
