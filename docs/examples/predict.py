"""Asks a model, has the answer explained, says what would have been right, and streams a list.

Needs nothing but Python 3.9. ATTUNE_URL, ATTUNE_TENANT, ATTUNE_MODEL, ATTUNE_KEY (scopes predict and
feedback) come from the environment.
"""

import http.client
import json
import os
import threading
import time
import urllib.parse

URL = urllib.parse.urlsplit(os.environ.get("ATTUNE_URL", "http://localhost:8082"))
TENANT = "/v1/tenants/" + os.environ["ATTUNE_TENANT"]
PREDICT = TENANT + "/models/" + os.environ["ATTUNE_MODEL"] + "/predict"
HEADERS = {"Authorization": "Bearer " + os.environ["ATTUNE_KEY"]}


def connect(seconds=60):
    secure = URL.scheme == "https"
    kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    return kind(URL.hostname, URL.port, timeout=seconds)


def ask(path, body, attempts=5):
    """Posts JSON; waits when the gateway is busy or a limit is reached, and says what is wrong otherwise."""
    for attempt in range(attempts):
        connection = connect()
        connection.request("POST", path, json.dumps(body), {**HEADERS, "Content-Type": "application/json"})
        response = connection.getresponse()
        answer = json.loads(response.read())
        connection.close()
        if response.status == 200:
            return answer
        wait = int(response.headers.get("Retry-After", "1"))
        if response.status not in (429, 503) or attempt == attempts - 1 or wait > 60:
            raise RuntimeError(f"{response.status}: {answer['detail']} (request {answer['requestId']})")
        time.sleep(wait)


def stream(texts):
    """Sends texts of any number and yields the answers as they come: one thread writes, this one reads."""
    connection = connect(600)  # A stream waits for room, or for a rate, for minutes before it gives a line up.
    lines = ((json.dumps({"text": text}) + "\n").encode() for text in texts)
    head = {**HEADERS, "Content-Type": "application/x-ndjson", "Transfer-Encoding": "chunked"}
    connection.putrequest("POST", PREDICT)
    for name, value in head.items():
        connection.putheader(name, value)
    connection.endheaders()

    def send():
        for line in lines:
            connection.send(b"%x\r\n%s\r\n" % (len(line), line))
        connection.send(b"0\r\n\r\n")

    # The response is taken from the connection's socket while the request is still being written to it.
    response = http.client.HTTPResponse(connection.sock, method="POST")
    writer = threading.Thread(target=send, daemon=True)
    writer.start()
    response.begin()
    if response.status != 200:
        raise RuntimeError(f"{response.status}: {response.read().decode()}")
    for line in response:
        yield json.loads(line)
    writer.join()
    connection.close()


def main():
    answer = ask(PREDICT, {"inputs": [{"text": "I can't stop smiling today.", "subject": "visitor-17"}]})
    prediction = answer["predictions"][0]
    print(answer["model"], prediction["version"], prediction["label"], round(prediction["confidence"], 3))

    explained = ask(PREDICT, {"inputs": [{"text": "So happy"}], "explain": True})
    for target in explained["predictions"][0]["explanation"]["targets"]:
        for token in target["tokens"]:
            print(f"{token['text']:>12} {token['value']:+.3f} {target['label']}")

    receipt = ask(f"{TENANT}/predictions/{prediction['id']}/feedback", {"label": os.environ["ATTUNE_LABEL"]})
    print("feedback on version", receipt["version"], "stored")

    for line in stream(f"text number {i}" for i in range(300)):
        if "error" in line:
            print("line", line["line"], line["error"]["detail"])
            if line["error"]["status"] == 429:
                break  # A limit is reached for longer than a stream waits: those that follow get the same.
    print("streamed", line["line"], "lines")


main()
