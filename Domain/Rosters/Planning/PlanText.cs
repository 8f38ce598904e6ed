using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Planning;

/// <summary>
/// Texts inside a plan. A text that came before is written as its number, so that 100,000 rows of one college hold
/// its name once, in the file and in memory.
/// </summary>
internal static class PlanText
{
    private const int MostTexts = 30_000;
    private const int Literal = 0;

    /// <summary>Whether a field's values repeat so little that remembering them costs more than it saves.</summary>
    public static bool IsPersonal(StudentField field) =>
        field is StudentField.StudentNumber or StudentField.Name or StudentField.IdNumber;

    public sealed class Table
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        private readonly List<string> texts = [];

        public void Write(BinaryWriter to, string text)
        {
            if (numbers.TryGetValue(text, out var number))
            {
                to.Write7BitEncodedInt(number);
                return;
            }

            to.Write7BitEncodedInt(Literal);
            to.Write(text);
            if (numbers.Count < MostTexts)
                numbers.Add(text, numbers.Count + 1);
        }

        public string Read(BinaryReader from)
        {
            var number = from.Read7BitEncodedInt();
            if (number != Literal)
                return texts[number - 1];
            var text = from.ReadString();
            if (texts.Count < MostTexts)
                texts.Add(text);
            return text;
        }
    }
}
