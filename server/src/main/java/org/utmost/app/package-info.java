@NullMarked
package org.utmost.app;

import org.jspecify.annotations.NullMarked;
