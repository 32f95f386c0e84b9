/**
 * The Hugging Face Hub: what a data set there holds, its files by way of a cache, and pushing.
 *
 * <p>Whatever a server says is taken for hostile: names are checked before they become paths,
 * answers are limited in size, and the token goes to the endpoint alone.
 */
@NullMarked
package dev.assay.samples.hub;

import org.jspecify.annotations.NullMarked;
