package dev.assay.app;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The directions between rooms; docs/design/house.md says why. */
class ArchitectureTest {
  private static final String ROOT = "dev.assay.";
  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.assay");
  }

  private static String[] rooms(String... names) {
    return List.of(names).stream().map(name -> ROOT + name + "..").toArray(String[]::new);
  }

  /**
   * Classes of {@code room} depend on no class of Assay's but their own and those of {@code on}.
   */
  private static void onlyKnows(String room, String... on) {
    String[] allowed = Arrays.copyOf(on, on.length + 1);
    allowed[on.length] = room;
    noClasses()
        .that()
        .resideInAPackage(ROOT + room + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.assay..").and(resideOutsideOfPackages(rooms(allowed))))
        .allowEmptyShould(true)
        .check(all);
  }

  @Test
  void theRulesBite() {
    assertThatThrownBy(() -> onlyKnows("analysis.question", "domain", "stats"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("dev.assay.store");
  }

  @Test
  void theMiddleKnowsNobody() {
    onlyKnows("domain");
    onlyKnows("stats", "domain");
    onlyKnows("grading", "domain");
    onlyKnows("selection", "domain", "stats");
  }

  @Test
  void figuresKnowNoRuns() {
    onlyKnows("figures", "domain");
  }

  /** A browser reads the model too, and a layout is the same whatever it is drawn as. */
  @Test
  void aFigureKnowsNoLayoutAndALayoutNoFormat() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "figures")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(rooms("figures.shape", "figures.type", "figures.scene"))
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage(rooms("figures.layout", "figures.render"))
        .check(all);
    onlyKnows("figures.shape");
    onlyKnows("figures.type", "domain", "figures.shape");
    onlyKnows("figures.scene", "domain", "figures.shape", "figures.type");
    noClasses()
        .that()
        .resideInAPackage(ROOT + "figures.layout..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "figures.render..")
        .check(all);
  }

  /** Whatever else of AWT is touched may want fonts and libraries that a server lacks. */
  @Test
  void onlyTheRasterKnowsAwt() {
    noClasses()
        .that()
        .haveNameNotMatching("dev\\.assay\\.figures\\.render\\.Raster.*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.awt..")
        .check(all);
  }

  @Test
  void formatsAndStoreKnowTheDomainAlone() {
    onlyKnows("formats", "domain", "stats", "grading");
    onlyKnows("store", "domain", "stats", "grading");
    onlyKnows("samples", "domain", "formats");
  }

  @Test
  void theTwoLanesMeetOnlyInTheStore() {
    onlyKnows("analysis.ingest", "domain", "formats", "store");
    onlyKnows("analysis.question", "domain", "stats", "store", "analysis.json");
  }

  @Test
  void theRegistryKnowsFilesAndTheStore() {
    onlyKnows("analysis.registry", "domain", "formats", "store");
  }

  @Test
  void scoresAreComputedFromFilesAlone() {
    onlyKnows("analysis.score", "domain", "stats", "formats");
  }

  @Test
  void experimentsArePackagedFromFilesAlone() {
    onlyKnows(
        "analysis.experiment",
        "domain",
        "stats",
        "formats",
        "figures",
        "analysis.report",
        "analysis.question",
        "analysis.json");
  }

  @Test
  void aMatrixIsRunWithoutTheCommandLine() {
    onlyKnows("app.matrix", "domain", "formats", "app.dashboard");
  }

  @Test
  void completionsAreJudgedFromRowsAlone() {
    onlyKnows(
        "analysis.tts",
        "domain",
        "stats",
        "grading",
        "selection",
        "formats",
        "samples",
        "analysis.work");
  }

  @Test
  void runsOfScalingAreReadProblemByProblem() {
    onlyKnows(
        "analysis.explore",
        "domain",
        "grading",
        "selection",
        "formats",
        "samples",
        "analysis.tts",
        "analysis.grade",
        "analysis.report");
  }

  @Test
  void analysesOfScalingAreShownWithoutReadingAnything() {
    for (String room : List.of("measure", "level", "profile", "trajectory", "early", "across")) {
      onlyKnows("analysis.tts." + room, "domain", "stats", "selection", "formats", "analysis.tts");
    }
    onlyKnows(
        "analysis.scaling",
        "domain",
        "stats",
        "selection",
        "formats",
        "figures",
        "analysis.tts",
        "analysis.report",
        "analysis.json");
  }

  @Test
  void answersAreGradedRowByRow() {
    onlyKnows("analysis.grade", "domain", "stats", "grading", "formats", "analysis.work");
    onlyKnows("analysis.work");
  }

  @Test
  void figuresOfRunsReadNothing() {
    onlyKnows(
        "analysis.figure", "domain", "stats", "figures", "analysis.question", "analysis.json");
  }

  @Test
  void suitesReadFilesAndMakeFigures() {
    onlyKnows(
        "analysis.suite",
        "domain",
        "stats",
        "formats",
        "figures",
        "analysis.ingest",
        "analysis.question",
        "analysis.json",
        "analysis.report");
  }

  @Test
  void reportsKnowAnswersAlone() {
    onlyKnows(
        "analysis.report",
        "domain",
        "analysis.question",
        "stats",
        "analysis.registry",
        "analysis.score",
        "analysis.grade",
        "analysis.tts",
        "grading",
        "analysis.json",
        "figures",
        "analysis.figure");
  }

  @Test
  void filesForOtherProgramsComeFromTheStore() {
    onlyKnows(
        "analysis.exchange",
        "domain",
        "store",
        "analysis.question",
        "analysis.json",
        "analysis.report");
  }

  @Test
  void commandLineAndWebDoNotKnowEachOther() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "app.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "app.web..")
        .check(all);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "app.web..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "app.cli..")
        .check(all);
  }

  @Test
  void nobodyKnowsTheCommandLineOrTheWebButMain() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "app..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "app..")
        .check(all);
  }

  @Test
  void onlyTheStoreSpeaksSql() {
    noClasses()
        .that()
        .resideOutsideOfPackages(rooms("store", "samples"))
        .and()
        .doNotHaveFullyQualifiedName("dev.assay.app.Training") // lays out the driver's library
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "org.sqlite..", "org.flywaydb..")
        .check(all);
  }

  @Test
  void onlyTheServerKnowsTheHttpLibrary() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.assay.app.web.Server")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..")
        .check(all);
  }

  /** It is large, and no other command is to load it. */
  @Test
  void onlyOneClassKnowsTheParquetLibrary() {
    noClasses()
        .that()
        .haveNameNotMatching("dev.assay.formats.rows.ParquetRows.*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.hardwood..")
        .check(all);
  }

  /** It is larger still, and its native part is to load only where it is needed. */
  @Test
  void onlyOnePackageKnowsDuckDb() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "samples")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.duckdb..")
        .check(all);
  }

  @Test
  void onlyTheCommandLineKnowsPicocli() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "app.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("picocli..")
        .check(all);
  }
}
