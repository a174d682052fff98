@NullMarked
package org.utmost.spaces.schemes;

import org.jspecify.annotations.NullMarked;
