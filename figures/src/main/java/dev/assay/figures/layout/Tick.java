package dev.assay.figures.layout;

/** A value of an axis that is written beside it. */
record Tick(double value, String label) {}
