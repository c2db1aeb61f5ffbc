package dev.attune.local.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.local.LocalStackException;
import dev.attune.local.keycloak.KeycloakClient;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner@demo.example",
        "manager@demo.example",
        "annotator1@demo.example",
        "annotator2@demo.example",
        "auditor@demo.example",
        "operator@attune.example",
        "newcomer@example.org"
      })
  void every_demo_account_gets_a_token_for_the_api(String account) throws Exception {
    JsonNode claims = claims(Tokens.of(account));
    assertThat(claims.path("email").asText()).isEqualTo(account);
    assertThat(claims.path("email_verified").asBoolean()).isTrue();
    assertThat(claims.path("name").asText()).isNotBlank();
    assertThat(claims.path("aud").toString()).contains("\"attune-api\"");
  }

  @Test
  void only_the_operator_has_the_operator_role() throws Exception {
    assertThat(roles("operator@attune.example")).contains("\"operator\"");
    assertThat(roles("owner@demo.example")).doesNotContain("\"operator\"");
  }

  @Test
  void a_new_person_can_sign_in() throws Exception {
    TestUser person = Tokens.newUser();
    assertThat(claims(person.token()).path("email").asText()).isEqualTo(person.email());
  }

  @Test
  void a_wrong_password_is_refused_in_one_sentence() {
    KeycloakClient client =
        new KeycloakClient(CurrentStack.withKeycloak().keycloakUrl().orElseThrow());
    String email = Tokens.newUser().email();
    assertThatThrownBy(() -> client.personToken(email, "guessed"))
        .isInstanceOf(LocalStackException.class)
        .hasMessageStartingWith("Keycloak refused to sign in " + email)
        .hasMessageContaining("Invalid user credentials");
  }

  private static String roles(String account) throws JsonProcessingException {
    return claims(Tokens.of(account)).path("realm_access").path("roles").toString();
  }

  private static JsonNode claims(String token) throws JsonProcessingException {
    byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return new ObjectMapper().readTree(new String(payload, UTF_8));
  }
}
