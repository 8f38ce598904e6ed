namespace Gradcheck.Domain.Students.Rules;

/// <summary>
/// Every rule id a finding can carry. They are part of the API and of exported reports: never renamed.
/// <c>docs/rules.md</c> explains each.
/// </summary>
public static class Rule
{
    public const string MissingField = "missing-field";
    public const string CellError = "cell-error";
    public const string TextBlanks = "text-blanks";
    public const string TextFullWidth = "text-fullwidth";
    public const string TextApostrophe = "text-apostrophe";
    public const string TextUnreadable = "text-unreadable";
    public const string TextTooLong = "text-too-long";

    public const string StudentNumberBlanks = "student-number-blanks";
    public const string StudentNumberFullWidth = "student-number-fullwidth";
    public const string StudentNumberNumberCell = "student-number-number-cell";
    public const string StudentNumberPrecisionLost = "student-number-precision-lost";
    public const string StudentNumberScientificText = "student-number-scientific-text";
    public const string StudentNumberCharacters = "student-number-characters";
    public const string StudentNumberDuplicate = "duplicate-student-number";

    public const string NameSpaces = "name-spaces";
    public const string NameMiddleDot = "name-middle-dot";
    public const string NameCharacters = "name-characters";
    public const string NamePrivateUse = "name-private-use";
    public const string NameLength = "name-length";

    public const string SexIllegal = "sex-illegal";

    public const string DobFormat = "dob-format";
    public const string DobExcelDate = "dob-excel-date-cell";
    public const string DobExcelSerial = "dob-excel-serial-number";
    public const string DobImpossible = "dob-impossible";
    public const string AgeImplausible = "age-implausible";

    public const string PoliticalIllegal = "political-illegal";

    public const string MajorBrackets = "major-brackets";
    public const string MajorBracketsUnbalanced = "major-brackets-unbalanced";

    public const string EnrolmentFormat = "enrolment-format";
    public const string EnrolmentExcelDate = "enrolment-excel-date-cell";
    public const string EnrolmentExcelSerial = "enrolment-excel-serial-number";
    public const string EnrolmentImpossible = "enrolment-impossible";
    public const string EnrolmentBeforeBirth = "enrolment-before-birth";
    public const string EnrolmentTooYoung = "enrolment-too-young";
    public const string EnrolmentLate = "enrolment-late";

    public const string YearsText = "years-text";
    public const string YearsIllegal = "years-illegal";

    public const string LevelIllegal = "level-illegal";

    public const string EthnicShort = "ethnic-short";
    public const string EthnicFormerName = "ethnic-former-name";
    public const string EthnicOther = "ethnic-other";
    public const string EthnicUnknown = "ethnic-unknown";

    public const string IdBlanks = "id-blanks";
    public const string IdFullWidth = "id-fullwidth";
    public const string IdLowercaseX = "id-lowercase-x";
    public const string IdNumberCell = "id15-number-cell";
    public const string IdScientificText = "id-scientific-text";
    public const string IdPrecisionLost = "id-precision-lost";
    public const string IdCharacters = "id-characters";
    public const string IdLength = "id-length";
    public const string IdChecksum = "id-checksum";
    public const string IdBirthDate = "id-birth-date";
    public const string IdProvince = "id-province";
    public const string IdAreaUnknown = "id-area-unknown";
    public const string IdCentenarian = "id-centenarian";
    public const string IdDuplicate = "duplicate-id";
    public const string IdDobMismatch = "id-dob-mismatch";
    public const string IdSexMismatch = "id-sex-mismatch";

    public const string NativeNoProvince = "native-no-province";
    public const string NativeProvinceOnly = "native-province-only";
    public const string NativeNoSuffix = "native-no-suffix";
    public const string NativeProvinceShort = "native-province-short";
    public const string NativeCharacters = "native-characters";
    public const string NativePrefectureOnly = "native-prefecture-only";
    public const string NativeUnknown = "native-unknown";
    public const string NativeHistorical = "native-historical";
}
