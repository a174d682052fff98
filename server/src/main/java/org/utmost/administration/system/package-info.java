@NullMarked
package org.utmost.administration.system;

import org.jspecify.annotations.NullMarked;
