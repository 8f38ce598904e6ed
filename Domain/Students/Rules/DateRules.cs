using System.Globalization;

namespace Gradcheck.Domain.Students.Rules;

/// <summary>出生日期 (<c>yyyyMMdd</c>, notice 一.2) and 入学日期 (<c>yyyyMMdd</c> or <c>yyyyMM</c>).</summary>
internal static class DateRules
{
    private const int EarliestBirth = 1900;
    private const int EarliestEnrolment = 1950;

    private static readonly DateTime SerialZero = new(1899, 12, 30);

    private static readonly DateRuleIds Birth = new(
        StudentField.BirthDate,
        Rule.DobFormat,
        Rule.DobExcelDate,
        Rule.DobExcelSerial,
        Rule.DobImpossible
    );

    private static readonly DateRuleIds Enrolment = new(
        StudentField.EnrolmentDate,
        Rule.EnrolmentFormat,
        Rule.EnrolmentExcelDate,
        Rule.EnrolmentExcelSerial,
        Rule.EnrolmentImpossible
    );

    public static FieldCheck CheckBirth(CellValue value, int cohortYear) =>
        Check(value, Birth, EarliestBirth, cohortYear, new YearRange(cohortYear - 50, cohortYear - 10));

    public static FieldCheck CheckEnrolment(CellValue value, int cohortYear) =>
        Check(value, Enrolment, EarliestEnrolment, cohortYear + 10, new YearRange(cohortYear - 15, cohortYear));

    private static FieldCheck Check(CellValue value, DateRuleIds ids, int earliest, int latest, YearRange serialYears)
    {
        var text = value.AsText();
        if (value.Kind == CellKind.Text && text.Length == 8 && Digits.Only(text))
        {
            var quick = DateReading.Parse(text);
            if (quick.Shape == DateShape.Full && quick.Exists && quick.Year >= earliest && quick.Year <= latest)
            {
                return FieldCheck.Clean(text);
            }
        }

        var findings = new Findings(ids.Field);
        var clean = CellText.Clean(text, InnerBlanks.BetweenAscii, out _);
        if (clean.Length == 0)
        {
            return FieldCheck.Clean("");
        }

        var reading = value.Kind == CellKind.Date ? DateReading.Of(value.Date) : DateReading.Parse(clean);
        var serial = false;
        if (reading.Shape == DateShape.Unknown && FromSerial(value, clean, serialYears) is { } date)
        {
            reading = DateReading.Of(date);
            serial = true;
        }

        Judge(ref findings, reading, ids, earliest, latest);
        if (findings.HasError)
        {
            return findings.Done(clean, CellText.Trim(text));
        }

        var normal = reading.Normal;
        if (serial)
        {
            findings.Normalized(ids.Serial, $"Excel 日期序列号已换算为 {normal}。");
        }
        else if (value.Kind == CellKind.Date)
        {
            findings.Normalized(ids.DateCell, $"Excel 日期已改写为 {normal}。");
        }
        else if (normal != text)
        {
            findings.Normalized(ids.Format, $"日期已改写为 {normal}。");
        }

        return findings.Done(normal, text);
    }

    private static void Judge(ref Findings findings, DateReading reading, DateRuleIds ids, int earliest, int latest)
    {
        var birth = ids.Field == StudentField.BirthDate;
        switch (reading.Shape)
        {
            case DateShape.Full or DateShape.YearMonth when !reading.Exists:
                findings.Error(ids.Impossible, "没有这一天，请核对月和日。");
                break;
            case DateShape.Full or DateShape.YearMonth when reading.Year < earliest || reading.Year > latest:
                findings.Error(ids.Impossible, $"年份应在 {earliest} 至 {latest} 之间，请核对。");
                break;
            case DateShape.Full:
            case DateShape.YearMonth when !birth:
                break;
            case DateShape.YearMonth or DateShape.AmbiguousMonth or DateShape.Year when birth:
                findings.Error(ids.Format, "出生日期不完整，请按身份证填写八位数字，如 19860305。");
                break;
            case DateShape.AmbiguousMonth:
                findings.Error(
                    ids.Format,
                    $"分不清是 1 月，还是 Excel 丢了末尾 0 的 10 月，请填写六位数字，如 {reading.Year:D4}10。"
                );
                break;
            case DateShape.Year:
                findings.Error(ids.Format, $"入学日期只有年份，请补上月份，如 {reading.Year:D4}09。");
                break;
            case DateShape.ShortYear when birth && reading.Exists:
                findings.Error(ids.Format, "年份只有两位，请按身份证填写八位数字，如 19860305。", reading.Normal);
                break;
            default:
                findings.Error(
                    ids.Format,
                    birth
                        ? "看不出日期，请按身份证填写八位数字，如 19860305。"
                        : "看不出日期，请填写八位或六位数字，如 20050901 或 200509。"
                );
                break;
        }
    }

    /// <summary>
    /// A day count since 1899-12-30, if that day is one such a date could fall on. Numbers that could also be a year
    /// and a month run together (20059) lie in the 1950s and are left to a person.
    /// </summary>
    private static DateTime? FromSerial(CellValue value, string clean, YearRange years)
    {
        var number =
            value.Kind == CellKind.Number ? value.Number
            : clean.Length == 5 && Digits.Only(clean) ? int.Parse(clean, CultureInfo.InvariantCulture)
            : 0;
        if (number is not (>= 10000 and < 100000))
        {
            return null;
        }

        var date = SerialZero.AddDays(Math.Floor(number));
        return date.Year >= years.First && date.Year <= years.Last ? date : null;
    }

    private sealed record DateRuleIds(
        StudentField Field,
        string Format,
        string DateCell,
        string Serial,
        string Impossible
    );

    private readonly record struct YearRange(int First, int Last);
}
