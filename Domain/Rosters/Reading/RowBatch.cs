using Gradcheck.Domain.Students;

namespace Gradcheck.Domain.Rosters.Reading;

/// <summary>Rows of one sheet on their way from the reading to the checking thread; used again and again.</summary>
internal sealed class RowBatch
{
    public const int Size = 128;
    private static readonly int Fields = StudentFields.All.Count;
    private readonly CellValue[] cells = new CellValue[Size * Fields];
    private readonly int[] numbers = new int[Size];

    public SheetLayout Layout { get; private set; } = null!;
    public int Count { get; private set; }
    public bool IsFull => Count == Size;

    public void Begin(SheetLayout layout)
    {
        Layout = layout;
        Count = 0;
    }

    public void Add(int number, ReadOnlySpan<CellValue> row)
    {
        numbers[Count] = number;
        row.CopyTo(cells.AsSpan(Count * Fields));
        Count++;
    }

    /// <summary>The row's cells in the order of <see cref="StudentField"/>.</summary>
    public ReadOnlySpan<CellValue> Row(int index) => cells.AsSpan(index * Fields, Fields);

    public int NumberOf(int index) => numbers[index];
}
