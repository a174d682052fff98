@NullMarked
package org.utmost.administration.analytics;

import org.jspecify.annotations.NullMarked;
