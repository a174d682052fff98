@NullMarked
package org.utmost.platform.health;

import org.jspecify.annotations.NullMarked;
