package io.pulseboard.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows between the rooms point one way. */
@AnalyzeClasses(packages = "io.pulseboard", importOptions = DoNotIncludeTests.class)
class RoomsTest {

  @ArchTest
  static final ArchRule ARROWS =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("io.pulseboard..")
          .layer("contracts")
          .definedBy("io.pulseboard.contracts..")
          .layer("broker")
          .definedBy("io.pulseboard.broker..")
          .layer("store")
          .definedBy("io.pulseboard.store..")
          .layer("livelog")
          .definedBy("io.pulseboard.livelog..")
          .layer("simulation")
          .definedBy("io.pulseboard.simulation..")
          .layer("launch")
          .definedBy("io.pulseboard.launch..")
          .layer("embedded")
          .definedBy("io.pulseboard.embedded..")
          .layer("simulator")
          .definedBy("io.pulseboard.simulator..")
          .layer("worker")
          .definedBy("io.pulseboard.worker..")
          .layer("api")
          .definedBy("io.pulseboard.api..")
          .layer("standalone")
          .definedBy("io.pulseboard.standalone..")
          .layer("testing")
          .definedBy("io.pulseboard.testing..")
          .whereLayer("contracts")
          .mayNotAccessAnyLayer()
          .whereLayer("embedded")
          .mayNotAccessAnyLayer()
          .whereLayer("launch")
          .mayOnlyAccessLayers("contracts")
          .whereLayer("broker")
          .mayOnlyAccessLayers("contracts")
          .whereLayer("store")
          .mayOnlyAccessLayers("contracts")
          .whereLayer("livelog")
          .mayOnlyAccessLayers("contracts")
          .whereLayer("simulation")
          .mayOnlyAccessLayers("contracts")
          .whereLayer("simulator")
          .mayOnlyAccessLayers("contracts", "launch", "broker", "simulation")
          .whereLayer("worker")
          .mayOnlyAccessLayers("contracts", "launch", "broker", "store", "livelog")
          .whereLayer("api")
          .mayOnlyAccessLayers("contracts", "launch", "broker", "store", "livelog");

  @ArchTest
  static final ArchRule CONTRACTS_KNOW_NO_FRAMEWORK =
      noClasses()
          .that()
          .resideInAPackage("io.pulseboard.contracts..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micronaut.context..", "io.micronaut.http..", "jakarta.inject..");

  @ArchTest
  static final ArchRule FEATURES_HAVE_NO_CYCLES =
      slices().matching("io.pulseboard.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_TYPE_IS =
      classes()
          .should()
          .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl|Processor|Data|Info)");
}
