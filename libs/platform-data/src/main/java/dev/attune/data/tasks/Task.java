package dev.attune.data.tasks;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a data set asks of a model. In JSON the member {@code type} names the alternative. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = SingleLabelTask.class, name = "single-label"))
public sealed interface Task permits SingleLabelTask {}
