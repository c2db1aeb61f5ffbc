package dev.attune.console.platform.datasets;

import dev.attune.console.platform.Page;
import dev.attune.console.platform.ProblemReader;
import io.quarkus.oidc.token.propagation.common.AccessToken;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Data sets with their examples and snapshots. Every refusal is a {@code ProblemException}. */
@Path("/api/v1/tenants/{tenant}/datasets")
@RegisterRestClient(configKey = "platform-api")
@RegisterProvider(ProblemReader.class)
@AccessToken
public interface DatasetsApi {

  record NewDataset(String name, String language, Task task, String guidelines) {}

  record GuidelinesChange(String guidelines) {}

  /**
   * How a snapshot is divided.
   *
   * @param splits shares by split, the snapshot whose test split is kept among them, or the word
   *     {@code column}
   */
  record NewSnapshot(Object splits, @Nullable Long seed) {

    public static NewSnapshot byColumn() {
      return new NewSnapshot("column", null);
    }

    public static NewSnapshot byShares(double train, double validation, double test, long seed) {
      return new NewSnapshot(Map.of("train", train, "validation", validation, "test", test), seed);
    }

    public static NewSnapshot byKeptTest(double train, double validation, int testOf, long seed) {
      return new NewSnapshot(
          Map.of("train", train, "validation", validation, "testOf", testOf), seed);
    }
  }

  @GET
  Page<Dataset> list(
      String tenant, @QueryParam("limit") int limit, @QueryParam("after") @Nullable String after);

  @POST
  Dataset create(String tenant, NewDataset dataset);

  @GET
  @Path("{dataset}")
  Dataset get(String tenant, String dataset);

  @PATCH
  @Path("{dataset}")
  Dataset change(String tenant, String dataset, GuidelinesChange change);

  @DELETE
  @Path("{dataset}")
  void delete(String tenant, String dataset);

  @GET
  @Path("{dataset}/examples")
  Page<Example> examples(
      String tenant,
      String dataset,
      @QueryParam("label") @Nullable String label,
      @QueryParam("output") @Nullable String output,
      @QueryParam("split") @Nullable String split,
      @QueryParam("status") @Nullable String status,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);

  /** The examples with these ids, as far as they are there; at most 100. */
  @GET
  @Path("{dataset}/examples")
  Page<Example> examples(
      String tenant,
      String dataset,
      @QueryParam("id") List<String> ids,
      @QueryParam("limit") int limit);

  @POST
  @Path("{dataset}/examples")
  UploadResult upload(
      String tenant,
      String dataset,
      @HeaderParam("Content-Type") String type,
      @QueryParam("format") String format,
      @QueryParam("encoding") @Nullable String encoding,
      @QueryParam("offsets") @Nullable String offsets,
      @QueryParam("annotator") @Nullable String annotator,
      InputStream lines);

  /** What would come of an upload. */
  @POST
  @Path("{dataset}/examples/check")
  UploadCheck check(
      String tenant,
      String dataset,
      @HeaderParam("Content-Type") String type,
      @QueryParam("format") String format,
      @QueryParam("encoding") @Nullable String encoding,
      @QueryParam("offsets") @Nullable String offsets,
      @QueryParam("annotator") @Nullable String annotator,
      InputStream lines);

  /** All examples as a file. */
  @GET
  @Path("{dataset}/export")
  Response export(
      String tenant,
      String dataset,
      @QueryParam("format") @Nullable String format,
      @QueryParam("provenance") boolean provenance);

  @GET
  @Path("{dataset}/snapshots")
  Page<Snapshot> snapshots(
      String tenant,
      String dataset,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);

  @POST
  @Path("{dataset}/snapshots")
  Snapshot takeSnapshot(String tenant, String dataset, NewSnapshot snapshot);

  /** Labels that are probably wrong, as the last training found. */
  @GET
  @Path("{dataset}/label-errors")
  LabelErrors labelErrors(
      String tenant,
      String dataset,
      @QueryParam("example") @Nullable String example,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);

  /** What changed between two snapshots; since the one before when none is named. */
  @GET
  @Path("{dataset}/snapshots/{number}/changes")
  SnapshotChanges changes(
      String tenant,
      String dataset,
      int number,
      @QueryParam("since") @Nullable Integer since,
      @QueryParam("change") @Nullable String change,
      @QueryParam("limit") int limit,
      @QueryParam("after") @Nullable String after);
}
