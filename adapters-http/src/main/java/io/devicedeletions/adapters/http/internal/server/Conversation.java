package io.devicedeletions.adapters.http.internal.server;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Content;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint.BodyStep;
import io.devicedeletions.adapters.http.internal.exchange.EventSource;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.exchange.Route;
import io.devicedeletions.adapters.http.internal.exchange.Workload;
import io.devicedeletions.adapters.http.internal.server.InFlightRequests.Place;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.SameThreadExecutor;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One request on its way to its answer: begin, open, receive, answer. The connection's thread
 * begins and receives, worker threads do everything that may block; one thread at a time.
 */
final class Conversation {

  private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);

  private final ApiHandler api;
  private final HttpServerExchange exchange;
  private final RequestHead head;
  private final long begunAt = System.nanoTime();
  private final AtomicBoolean isOver = new AtomicBoolean();
  private final BodyBuffer body;
  private final ReadingDeadline reading;
  private Workload workload = Workload.CHANGING;
  private Option<Place> place = Option.none();
  private Option<CurrentWork.Turn> turn = Option.none();

  Conversation(ApiHandler api, HttpServerExchange exchange, RequestHead head) {
    this.api = api;
    this.exchange = exchange;
    this.head = head;
    this.body = new BodyBuffer(api.heldBytes());
    this.reading = new ReadingDeadline(exchange, isOver::get);
  }

  /** Rows 1 to 3 of the contract, which cost next to nothing. */
  void begin() {
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          try {
            finish();
          } finally {
            next.proceed();
          }
        });
    route().fold(refusal -> atOnce(() -> answer(refusal)), this::open);
  }

  private Either<Answer, Route> route() {
    if (!FramingGuard.isSound(exchange)) {
      exchange.setPersistent(false);
      return Either.left(Refusals.UNSOUND);
    }
    return api.routes()
        .find(head, exchange.getRequestMethod().toString())
        .filterOrElse(this::enter, route -> Refusals.SHED);
  }

  private boolean enter(Route route) {
    workload = route.workload();
    boolean room = route.endpoint().isImmediate() || api.work().of(workload).hasRoom();
    place = room ? api.inFlight().enter() : Option.none();
    return place.onEmpty(() -> head.journal().noteShed()).isDefined();
  }

  private HttpServerExchange atOnce(Runnable work) {
    return exchange.dispatch(SameThreadExecutor.INSTANCE, step(work));
  }

  private HttpServerExchange open(Route route) {
    Runnable work =
        () ->
            route
                .endpoint()
                .open(head)
                .peekLeft(this::answer)
                .peek(next -> receive(route.maxBodyBytes(), next));
    return route.endpoint().isImmediate() ? atOnce(work) : toWorker(work);
  }

  /** Hands work to a worker, as soon as there is one. */
  private HttpServerExchange toWorker(Runnable work) {
    CurrentWork.Turn begun = api.work().of(workload).begin();
    turn = Option.some(begun);
    return exchange.dispatch(
        () -> {
          try {
            step(work).run();
          } finally {
            begun.end();
          }
        });
  }

  private void receive(int maxBytes, BodyStep next) {
    if (exchange.getRequestContentLength() > maxBytes) {
      answer(Refusals.TOO_LARGE);
    } else if (exchange.isRequestComplete()) {
      answer(answerTo(next));
    } else if (HttpContinue.requiresContinueResponse(exchange)) {
      invite(maxBytes, next);
    } else {
      transfer(maxBytes, next);
    }
  }

  /** The client may not read that it may go on: others have its place and it has a deadline. */
  private void invite(int maxBytes, BodyStep next) {
    if (!place.forAll(held -> held.waitForClient(head.journal().tenant(), reading::cutSoon))) {
      shed();
      return;
    }
    reading.start(api.deadlines().body());
    HttpContinue.sendContinueResponse(
        exchange, AnswerWriter.then(step(() -> invited(maxBytes, next))));
  }

  private void invited(int maxBytes, BodyStep next) {
    reading.stop();
    transfer(maxBytes, next);
  }

  private void transfer(int maxBytes, BodyStep next) {
    BodyTransfer.start(
        exchange,
        body,
        maxBytes,
        api.deadlines().body(),
        early -> place.forAll(held -> held.waitForClient(head.journal().tenant(), early)),
        end -> step(() -> received(end, next)).run());
  }

  private void received(BodyTransfer.End end, BodyStep next) {
    switch (end) {
      case COMPLETE -> goOn(next);
      case TOO_LARGE -> answer(Refusals.TOO_LARGE);
      case LATE -> answer(Refusals.LATE);
      case CROWDED -> {
        // The next may have the room of whoever is slow.
        api.inFlight().displaceOneFor(head.journal().tenant());
        shed();
      }
      case BROKEN -> AnswerWriter.abandon(exchange);
    }
  }

  private void goOn(BodyStep next) {
    if (place.forAll(Place::goOn) && api.work().mayGoOn(workload, !exchange.isInIoThread())) {
      onWorker(() -> answer(answerTo(next)));
    } else {
      shed();
    }
  }

  /** What was sent is not needed any more once it is answered, however slow the reader is. */
  private Answer answerTo(BodyStep next) {
    OpenConnections.letIn(exchange);
    turn.forEach(CurrentWork.Turn::work);
    try {
      return next.answer(body.content());
    } finally {
      body.release();
    }
  }

  private void shed() {
    head.journal().noteShed();
    answer(Refusals.SHED);
  }

  private void onWorker(Runnable work) {
    if (exchange.isInIoThread()) {
      toWorker(work);
    } else {
      work.run();
    }
  }

  private void answer(Answer answer) {
    head.journal().noteStatus(answer.status());
    if (answer.content() instanceof Content.Events events) {
      stream(events.source());
      return;
    }
    api.answers().write(exchange, head.ids(), answer, this::finish);
    if (!isOver.get()) {
      // Part of the answer is still here, because the client is slow to read it.
      place.forEach(held -> held.waitForReader(head.journal().tenant(), reading::cutSoon));
      reading.start(api.deadlines().answer());
    }
  }

  /** The request is over: whoever watches takes no place, and no drain waits for them. */
  private void stream(EventSource source) {
    finish();
    api.answers().stream(exchange, head.ids(), source);
  }

  /** Whatever goes wrong, errors of the virtual machine included, the client gets an answer. */
  private Runnable step(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (Throwable trouble) {
        fail(trouble);
      }
    };
  }

  private void fail(Throwable trouble) {
    try {
      LOG.error("request {} failed", head.ids().requestId(), trouble);
      answer(Refusals.TROUBLE);
    } catch (Throwable more) {
      LOG.error("request {} could not be answered", head.ids().requestId(), more);
      AnswerWriter.abandon(exchange);
    }
  }

  /** Comes when the answer is sent and when the exchange ends; only the first time counts. */
  private void finish() {
    if (isOver.compareAndSet(false, true)) {
      try {
        api.report(head, System.nanoTime() - begunAt);
      } finally {
        giveBack();
      }
    }
  }

  /** The place last: a drain that waits for it may end the process. */
  private void giveBack() {
    reading.stop();
    body.release();
    turn.forEach(CurrentWork.Turn::end);
    place.forEach(Place::leave);
  }
}
