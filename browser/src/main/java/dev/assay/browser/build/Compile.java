package dev.assay.browser.build;

import java.io.File;
import java.util.List;
import org.teavm.backend.javascript.JSModuleType;
import org.teavm.diagnostics.DefaultProblemTextConsumer;
import org.teavm.diagnostics.Problem;
import org.teavm.diagnostics.ProblemSeverity;
import org.teavm.tooling.EmptyTeaVMToolLog;
import org.teavm.tooling.TeaVMTargetType;
import org.teavm.tooling.TeaVMTool;
import org.teavm.tooling.TeaVMToolException;
import org.teavm.vm.TeaVMOptimizationLevel;

/** Compiles the engine to JavaScript: {@code Compile FOLDER}. */
public final class Compile {
  private Compile() {}

  /** Writes {@code engine.js} into the folder; fails when something cannot be compiled. */
  public static void main(String[] args) throws TeaVMToolException {
    TeaVMTool tool = new TeaVMTool();
    tool.setTargetType(TeaVMTargetType.JAVASCRIPT);
    tool.setMainClass("dev.assay.browser.Engine");
    tool.setTargetDirectory(new File(args[0]));
    tool.setTargetFileName("engine.js");
    tool.setObfuscated(true);
    tool.setOptimizationLevel(TeaVMOptimizationLevel.ADVANCED);
    tool.setJsModuleType(JSModuleType.NONE);
    tool.setLog(new EmptyTeaVMToolLog());
    tool.generate();
    List<Problem> problems = tool.getProblemProvider().getProblems();
    StringBuilder said = new StringBuilder();
    for (Problem problem : problems) {
      if (problem.getSeverity() == ProblemSeverity.ERROR) {
        DefaultProblemTextConsumer text = new DefaultProblemTextConsumer();
        problem.render(text);
        said.append('\n').append(text.getText());
        if (problem.getLocation() != null) {
          said.append(" at ").append(problem.getLocation().getSourceLocation());
        }
      }
    }
    if (!said.isEmpty()) {
      throw new IllegalStateException("the browser lacks what the questions use:" + said);
    }
  }
}
