package dev.assay.store;

import java.nio.file.Path;
import org.flywaydb.core.Flyway;

/** Brings an older index up to date. Loaded only then: Flyway is slow to start. */
final class Migrations {
  private Migrations() {}

  static void run(Path file, int from) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource("jdbc:sqlite:" + file, null, null)
        .locations("classpath:dev/assay/store/schema")
        .baselineOnMigrate(true)
        .baselineVersion(Integer.toString(from))
        .load()
        .migrate();
  }
}
