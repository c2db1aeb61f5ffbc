/**
 * The learning library: small encoders of the BERT family learn from labelled texts to answer with
 * one label or none, several labels, entities, values, or several of these at once. It needs
 * neither a database nor a web framework.
 *
 * <ul>
 *   <li>{@link dev.attune.text.base.BaseModelStore} keeps base models, the packaged ones and those
 *       of a directory in the layout of Hugging Face.
 *   <li>{@link dev.attune.text.learn.FineTuning} trains: from a base model, a {@linkplain
 *       dev.attune.text.task.Task task} and {@linkplain dev.attune.text.learn.TrainingExample
 *       texts} to an {@linkplain dev.attune.text.adapter.Adapter adapter}, which is a version of
 *       the model, and figures on how good it is.
 *   <li>{@link dev.attune.text.learn.VersionEvaluation} evaluates a version on other texts.
 *   <li>{@link dev.attune.text.metrics.Comparison} compares two versions on the same texts.
 *   <li>{@link dev.attune.text.learn.CrossValidation} answers every text by a model that did not
 *       learn from it, which shows labels that are probably wrong.
 *   <li>{@link dev.attune.text.export.Export} writes a version for transformers,
 *       sentence-transformers and ONNX Runtime.
 *   <li>{@link dev.attune.text.serve.ServingSession} serves many versions over one base model.
 * </ul>
 */
@NullMarked
package dev.attune.text;

import org.jspecify.annotations.NullMarked;
