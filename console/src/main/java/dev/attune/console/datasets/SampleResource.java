package dev.attune.console.datasets;

import dev.attune.console.platform.datasets.DatasetsApi;
import dev.attune.console.web.Wording;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A sample file to begin with, in the columns of a data set's task. */
@Path("/{tenant}/datasets/{dataset}/sample.{format}")
@RunOnVirtualThread
public class SampleResource {

  private final DatasetsApi datasets;
  private final Wording wording;

  public SampleResource(@RestClient DatasetsApi datasets, Wording wording) {
    this.datasets = datasets;
    this.wording = wording;
  }

  @GET
  public Response sample(
      @PathParam("tenant") String tenant,
      @PathParam("dataset") String dataset,
      @PathParam("format") String format) {
    var task = datasets.get(tenant, dataset).task();
    var wanted =
        SampleFile.formats(task).stream()
            .filter(offered -> offered.getCode().equals(format))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    var sample = new SampleFile(task, wording.of(DatasetMessages.class)).in(wanted);
    return Response.ok(sample, wanted.mediaType() + ";charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"sample." + format + "\"")
        .build();
  }
}
