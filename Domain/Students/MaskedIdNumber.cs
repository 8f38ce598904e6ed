namespace Gradcheck.Domain.Students;

/// <summary>An ID number as it is shown everywhere by default: first 3 and last 1 only (product.md, conversation 3).</summary>
public static class MaskedIdNumber
{
    /// <summary>Such as <c>430**************2</c>; a short or empty text is masked whole.</summary>
    public static string Of(string idNumber) =>
        idNumber.Length < 8
            ? new string('*', idNumber.Length)
            : string.Concat(
                idNumber.AsSpan(0, 3),
                new string('*', idNumber.Length - 4),
                idNumber.AsSpan(idNumber.Length - 1)
            );
}
