"""An agency's program: it accepts what it is asked for, says when it is done, and hears what became of its answers."""

import json
import os
import sys
import uuid

from confluent_kafka import Consumer, KafkaError, Producer

agency = os.environ["AGENCY_ID"]
topics = f"{os.environ.get('IWAA_NAMESPACE', 'iwaa')}.agency.{agency}."


def on_error(error):
    if error.code() == KafkaError._AUTHENTICATION:  # otherwise the client tries for ever
        raise SystemExit(f"Kafka does not take this user and password: {error.str()}")


def on_delivery(error, _message):
    if error is not None:
        raise SystemExit(f"Whether an answer was taken is not known; start again and it is sent again: {error.str()}")


login = {
    "bootstrap.servers": os.environ["KAFKA_BROKERS"],
    "security.protocol": "SASL_SSL" if os.environ.get("KAFKA_SSL") == "true" else "SASL_PLAINTEXT",
    "sasl.mechanism": "SCRAM-SHA-512",
    "sasl.username": os.environ["KAFKA_USERNAME"],
    "sasl.password": os.environ["KAFKA_PASSWORD"],
    "error_cb": on_error,
}
inbox = {"group.id": topics + "office", "auto.offset.reset": "earliest", "enable.auto.commit": False}
consumer = Consumer(login | inbox)
producer = Producer(login | {"acks": "all", "on_delivery": on_delivery})


def answer(referral_id, state, **more):
    headers = {
        "ce_specversion": "1.0",
        "ce_id": str(uuid.uuid5(uuid.UUID(referral_id), state)),  # the same whenever it is sent, so it counts once
        "ce_source": f"/agency/{agency}",
        "ce_type": "iwaa.agency.referral-answered.v1",
    }
    value = json.dumps({"referralId": referral_id, "state": state, **more})
    producer.produce(topics + "responses.v1", key=referral_id, value=value, headers=headers)
    producer.flush()


def take(kind, data):
    if kind == "iwaa.referral.referral-requested.v1":
        print(f"{data['referralId']}: {data['service']} for {data['caseId']}, answer by {data['answerBy']}", flush=True)
        answer(data["referralId"], "accepted")
    elif kind == "iwaa.referral.referral-cancelled.v1":
        print(f"{data['referralId']}: taken back, {data['reason']}", flush=True)
    elif kind == "iwaa.referral.answer-judged.v1":
        why = data["faults"] or data["code"] or "the answer"
        print(f"{data['referralId']}: {data['verdict']} ({why}), is {data['state']}", flush=True)
        if data["state"] == "accepted":  # here it would wait until the work is done
            answer(data["referralId"], "completed", outcome="service-given")


consumer.subscribe([topics + "referrals.v1"])
try:
    while True:
        message = consumer.poll(1)
        if message is None:
            continue
        if message.error():  # the client goes on by itself
            print(message.error().str(), file=sys.stderr)
            continue
        take(dict(message.headers())["ce_type"].decode(), json.loads(message.value()))
        consumer.commit(message)  # only now: what was not dealt with comes again
except KeyboardInterrupt:
    pass
finally:
    consumer.close()
