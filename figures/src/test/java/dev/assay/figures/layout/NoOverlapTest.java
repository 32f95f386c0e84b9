package dev.assay.figures.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.figures.Figure;
import dev.assay.figures.Gallery;
import dev.assay.figures.RandomFigures;
import dev.assay.figures.scene.Scene;
import dev.assay.figures.scene.TextBox;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words never cover each other and never leave the page, whatever the figure and its size. */
class NoOverlapTest {
  private static final double TOUCH = 0.2; // points that two boxes may share
  private static final List<Figure.Size> SIZES =
      List.of(
          new Figure.Size(1, 1),
          new Figure.Size(2, 1.2),
          new Figure.Size(3, 2),
          new Figure.Size(3.3, 6),
          new Figure.Size(5, 3),
          new Figure.Size(8, 5),
          new Figure.Size(14, 4),
          new Figure.Size(20, 12));

  static Stream<Figure> figures() {
    return Gallery.all().stream();
  }

  @ParameterizedTest
  @MethodSource("figures")
  void wordsKeepClearOfEachOtherAndOnThePage(Figure figure) {
    var sizes = new ArrayList<>(SIZES);
    sizes.add(figure.size());
    for (var size : sizes) {
      var scene = FigureLayout.scene(figure, Theme.LIGHT, size);
      assertThat(faults(scene)).as("%s at %s", figure.id(), size).isEmpty();
    }
  }

  @Test
  void figuresThatNobodyWouldThinkOfKeepTheirWordsApartToo() {
    for (int seed = 0; seed < Integer.getInteger("random.figures", 400); seed++) {
      var figure = RandomFigures.figure(seed);
      var scene = FigureLayout.scene(figure, Theme.LIGHT, figure.size());
      assertThat(faults(scene)).as("figure of seed %d", seed).isEmpty();
    }
  }

  @Test
  void wordsBesideRowsAreAllThere() {
    for (int n : new int[] {3, 14, 60}) {
      var figure = Gallery.asides(n);
      var scene = FigureLayout.scene(figure, Theme.LIGHT, figure.size());

      assertThat(scene.texts())
          .filteredOn(box -> box.text().equals("not measured") || box.text().contains("1 of 5"))
          .as("%d rows", n)
          .hasSize(n);
    }
  }

  @Test
  void everyFigureSaysSomethingAtItsOwnSize() {
    for (var figure : Gallery.all()) {
      var scene = FigureLayout.scene(figure, Theme.DARK, figure.size());
      assertThat(scene.texts()).as(figure.id()).hasSizeGreaterThan(2);
    }
  }

  @Test
  void theCheckSeesOverlapsAndWordsThatLeaveThePage() {
    var a = new TextBox("a", 10, 20, 1, 0, 30, 10);
    var over = new TextBox("b", 35, 25, 1, 0, 30, 10);
    var slanted = new TextBox("c", 20, 40, Math.sqrt(0.5), -Math.sqrt(0.5), 40, 8);
    var beside = new TextBox("d", 41, 20, 1, 0, 30, 10);

    assertThat(a.overlaps(over, TOUCH)).isTrue();
    assertThat(a.overlaps(slanted, TOUCH)).isTrue();
    assertThat(a.overlaps(beside, TOUCH)).isFalse();
    assertThat(leaves(new TextBox("e", 90, 20, 1, 0, 30, 10), 100, 100)).isTrue();
  }

  private static List<String> faults(Scene scene) {
    var faults = new ArrayList<String>();
    var texts = scene.texts();
    for (int i = 0; i < texts.size(); i++) {
      var text = texts.get(i);
      if (leaves(text, scene.width(), scene.height())) {
        faults.add("'%s' leaves the page: %s".formatted(text.text(), text.bounds()));
      }
      for (int j = 0; j < i; j++) {
        if (text.bounds().overlaps(texts.get(j).bounds()) && text.overlaps(texts.get(j), TOUCH)) {
          faults.add(
              "'%s' %s covers '%s' %s"
                  .formatted(
                      text.text(), text.bounds(), texts.get(j).text(), texts.get(j).bounds()));
        }
      }
    }
    return faults;
  }

  private static boolean leaves(TextBox text, double width, double height) {
    var bounds = text.bounds();
    return bounds.left() < 0
        || bounds.top() < 0
        || bounds.right() > width
        || bounds.bottom() > height;
  }
}
