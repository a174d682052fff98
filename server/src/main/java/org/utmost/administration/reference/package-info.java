@NullMarked
package org.utmost.administration.reference;

import org.jspecify.annotations.NullMarked;
