@NullMarked
package org.utmost.administration.config;

import org.jspecify.annotations.NullMarked;
