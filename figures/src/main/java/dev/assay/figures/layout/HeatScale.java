package dev.assay.figures.layout;

import dev.assay.figures.Mark;
import dev.assay.figures.Shades;

/** From the values of a heat map to colours. */
record HeatScale(Theme theme, Shades shades, double low, double high) {

  static HeatScale of(Mark.Heat heat, Theme theme) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (var cell : heat.cells()) {
      if (Math.abs(cell.value()) < Axle.LARGEST) {
        least = Math.min(least, cell.value());
        most = Math.max(most, cell.value());
      }
    }
    if (least > most) {
      least = 0;
      most = 1;
    }
    return switch (heat.shades()) {
      case Shades.Sequential sequential -> {
        double low = sequential.min().orElse(least);
        double high = sequential.max().orElse(most);
        yield of(theme, heat.shades(), low, high);
      }
      case Shades.Diverging diverging -> {
        double middle = diverging.middle();
        double reach =
            diverging.reach().orElse(Math.max(Math.abs(most - middle), Math.abs(least - middle)));
        yield of(theme, heat.shades(), middle - reach, middle + reach);
      }
    };
  }

  private static HeatScale of(Theme theme, Shades shades, double low, double high) {
    double size = Math.max(Math.abs(low), Math.abs(high));
    boolean flat = !(high - low > size * 1e-12);
    double half = size == 0 ? 0.5 : size * 0.05;
    return flat
        ? new HeatScale(theme, shades, low - half, low + half)
        : new HeatScale(theme, shades, low, high);
  }

  int colour(double value) {
    double share = Math.clamp((value - low) / (high - low), 0, 1);
    return switch (shades) {
      case Shades.Sequential sequential -> theme.sequential(share);
      case Shades.Diverging diverging -> theme.diverging(share * 2 - 1, diverging.better());
    };
  }
}
