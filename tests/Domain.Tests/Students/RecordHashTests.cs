using Gradcheck.Domain.Students;
using Xunit;

namespace Gradcheck.Domain.Tests.Students;

public sealed class RecordHashTests
{
    public static TheoryData<StudentField> SignedFields => [.. StudentFields.Signed];

    [Theory]
    [MemberData(nameof(SignedFields))]
    public void The_hash_changes_with_every_signed_field(StudentField field)
    {
        var record = new StudentRecord { StudentNumber = "2005010100001", Name = "测试甲" };

        Assert.NotEqual(RecordHash.Of(record), RecordHash.Of(record.With(field, "另一个值")));
    }

    [Fact]
    public void The_hash_does_not_change_with_the_remark()
    {
        var record = new StudentRecord { StudentNumber = "2005010100001" };

        Assert.Equal(RecordHash.Of(record), RecordHash.Of(record with { Remark = "转专业" }));
    }

    [Fact]
    public void Text_moved_from_one_field_to_the_next_changes_the_hash()
    {
        var left = new StudentRecord { Major = "汉语言文学\n", EnrolmentDate = "" };
        var right = new StudentRecord { Major = "汉语言文学", EnrolmentDate = "\n" };

        Assert.NotEqual(RecordHash.Of(left), RecordHash.Of(right));
    }
}
