package dev.attune.text.learn;

import dev.attune.text.task.Gold;
import dev.attune.text.task.SingleLabel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sixty sentences in three moods, written for these tests. */
final class Sentences {
  static final SingleLabel TASK = new SingleLabel(List.of("angry", "grateful", "worried"));

  private static final SortedMap<String, String> BY_LABEL =
      new TreeMap<>(
          Map.of(
              "angry",
              """
              You charged me twice and now you dare to blame me.
              This is the third time you lost my parcel, enough!
              I am furious, your driver threw the box over the fence.
              Stop lying to me about the refund.
              He shouted at my mother in front of everybody, disgusting.
              How dare they cancel the meeting five minutes before.
              I hate this company and I will tell everyone.
              What an insult, you closed my ticket without reading it.
              My blood boils when I think of that landlord.
              She broke my bike and did not even apologise, unbelievable.
              Your app deleted my photos, I could scream.
              Nobody listens, nobody cares, I have had it with you people.
              The neighbour drills at midnight again, I am going to explode.
              They cheated us and laughed about it.
              I am sick of your excuses.
              He stole my idea and took the praise, the nerve!
              Two hours in the queue for nothing, this is outrageous.
              Do not ever call this number again.
              The manager called me a liar, I am livid.
              You ruined our evening and you want a tip?
              """,
              "grateful",
              """
              Thank you so much for staying late to help me.
              I really appreciate how patient you were with my father.
              You made my day, thanks a lot!
              Many thanks to the nurse who held my hand.
              I am so grateful that you found my ring.
              Without your advice I would have failed, thank you.
              Bless you for the soup and the kind words.
              We are thankful for every single donation.
              Thanks for the quick answer, it worked at once.
              Your letter meant the world to me, I thank you.
              I owe you one, you saved my weekend.
              What a wonderful team, thank you all for the surprise.
              Thank you for believing in me when nobody did.
              I appreciate the free replacement very much.
              My daughter loves the gift, we are very grateful.
              Thanks to your lessons I passed the exam.
              How kind of you to drive me home, thank you.
              I cannot thank the firemen enough.
              Grateful for friends who pick up the phone at night.
              Thank you, this was more than I had hoped for.
              """,
              "worried",
              """
              I am afraid the test results will be bad.
              My son has not called for three days and I fear the worst.
              What if I lose my job next month?
              I cannot sleep, I keep thinking about the operation.
              The lump is still there and it scares me.
              I worry that we cannot pay the rent.
              My hands shake before every exam.
              What will happen to us if the factory closes?
              I am nervous about flying alone.
              She looks so pale, I am really concerned about her.
              I keep checking the door, is it really locked?
              The doctor wants to see me again, that cannot be good.
              I am anxious about my first day at school.
              Could the fever be something serious?
              The storm is coming closer and my husband is still at sea.
              I dread the meeting with the lawyer.
              Is it normal that the baby is so quiet, I am scared.
              They said there might be lay-offs, I feel uneasy.
              What if nobody comes to help her?
              I am frightened of what they will say about me.
              """));

  private Sentences() {}

  static TrainingExample example(String text, String label) {
    return new TrainingExample(
        Integer.toHexString(text.hashCode()), text, new Gold.Label(label), Map.of());
  }

  static String label(TrainingExample example) {
    return ((Gold.Label) example.gold()).label();
  }

  /** Twelve, four and four sentences of each mood. */
  static TrainingData data() {
    List<TrainingExample> train = new ArrayList<>();
    List<TrainingExample> validation = new ArrayList<>();
    List<TrainingExample> test = new ArrayList<>();
    BY_LABEL.forEach(
        (label, text) -> {
          List<TrainingExample> examples = text.lines().map(line -> example(line, label)).toList();
          train.addAll(examples.subList(0, 12));
          validation.addAll(examples.subList(12, 16));
          test.addAll(examples.subList(16, 20));
        });
    return new TrainingData(train, validation, test);
  }
}
