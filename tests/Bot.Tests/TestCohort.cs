using Gradcheck.Domain;
using Gradcheck.Domain.Binding;
using Gradcheck.Domain.Cohorts;
using Gradcheck.Domain.Storage;
using Gradcheck.Domain.Students;
using Gradcheck.Testing;

namespace Gradcheck.Bot.Tests;

/// <summary>A cohort with one college and one student, 李婷, and a binding code for her.</summary>
public static class TestCohort
{
    public const string Code = "ABCD-2345";

    public static StudentRecord LiTing { get; } =
        new()
        {
            StudentNumber = "2005010100001",
            Name = "李婷",
            Sex = "女",
            BirthDate = "19860305",
            PoliticalStatus = "共青团员",
            Major = "汉语言文学（师范）",
            EnrolmentDate = "20050901",
            ProgrammeLength = "4",
            EducationLevel = "本科",
            EthnicGroup = "汉族",
            IdNumber = "430102198603059840",
            NativePlace = "湖南省汨罗市",
            College = "01",
            ClassName = "2005级汉语言文学1班",
        };

    public static Task<Student> AddAsync(
        BotHarness bot,
        StudentRecord? record = null,
        string code = Code,
        Func<CohortSettings, CohortSettings>? settings = null
    ) => AddAsync(bot.Writer, record, code, settings);

    public static async Task<Student> AddAsync(
        Writer writer,
        StudentRecord? record = null,
        string code = Code,
        Func<CohortSettings, CohortSettings>? settings = null
    )
    {
        var student = new Student
        {
            CohortYear = 2009,
            Origin = StudentOrigin.Issued,
            Issued = record ?? LiTing,
        };
        student.Replace(record ?? LiTing);
        await writer.WriteAsync<bool>(
            "test",
            async scope =>
            {
                if (await scope.Db.Cohorts.FindAsync(2009) is null)
                {
                    var plain = new CohortSettings { Title = "2009届", Phone = "0731-8872217" };
                    scope.Db.Cohorts.Add(
                        new Cohort
                        {
                            Year = 2009,
                            Settings = settings?.Invoke(plain) ?? plain,
                            CreatedAt = scope.Now,
                        }
                    );
                    scope.Db.Colleges.Add(
                        new College
                        {
                            CohortYear = 2009,
                            Code = "01",
                            Name = "文学院",
                            Office = "至善楼203",
                        }
                    );
                }

                scope.Db.Students.Add(student);
                await scope.Db.SaveChangesAsync();
                scope.Db.BindingCodes.Add(
                    new BindingCode
                    {
                        CohortYear = 2009,
                        StudentId = student.Id,
                        CodeHash = BindingCodeText.Hash(TestKeyring.Instance, BindingCodeText.Normalize(code)!),
                        CreatedAt = scope.Now,
                    }
                );
                return true;
            }
        );
        return student;
    }
}
