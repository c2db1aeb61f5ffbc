package dev.attune.data.tasks;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a data set asks of a model. In JSON the member {@code type} names the alternative. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = SingleLabelTask.class, name = SingleLabelTask.TYPE),
  @JsonSubTypes.Type(value = MultiLabelTask.class, name = MultiLabelTask.TYPE),
  @JsonSubTypes.Type(value = TokenTask.class, name = TokenTask.TYPE),
  @JsonSubTypes.Type(value = RegressionTask.class, name = RegressionTask.TYPE),
  @JsonSubTypes.Type(value = JointTask.class, name = JointTask.TYPE)
})
public sealed interface Task permits OutputTask, JointTask {
  /** The name of the alternative in JSON. */
  String type();
}
