package org.utmost.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.EnumSource;

/** The source of a test that runs on each database, with one node or with nodes of its own. */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLUSTER")
public @interface EachDatabase {}
